# None gets into a collection, and no flush takes it.
ada = Author()
ada.books.append(None)
# why:
#   None was appended to ada.books [Collections of relationships]
#     → ada.books gained None
ada.books = [None, Book()]
# why:
#   Book #2 was created
#   ada.books was replaced as a whole [Collections of relationships]
#     → ada.books is another collection now; the one before keeps None
#     → ada.books gained None
#     Book #2 was appended to ada.books [Collections of relationships]
#       Author.books is linked to Book.author by back_populates, so Book #2.author was told [back_populates and backref]
#         → Book #2.author = ada
#       → ada.books gained Book #2
