# The many side is assigned; the other side is told.
ada = Author()
book = Book()
book.author = ada
# why:
#   book.author was set to ada
#     Book.author is linked to Author.books by back_populates, so ada.books was told [back_populates and backref]
#       book was appended to ada.books [Collections of relationships]
#         → ada.books gained book
#     → book.author = ada
