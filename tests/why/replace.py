# A whole collection is assigned.
ada = Author()
emma = Book()
persuasion = Book()
ada.books = [emma]
# why:
#   ada.books was replaced as a whole [Collections of relationships]
#     emma was appended to ada.books [Collections of relationships]
#       Author.books is linked to Book.author by back_populates, so emma.author was told [back_populates and backref]
#         → emma.author = ada
#       → ada.books gained emma
ada.books = [persuasion]
# why:
#   ada.books was replaced as a whole [Collections of relationships]
#     → ada.books is another collection now; the one before keeps emma
#     persuasion was appended to ada.books [Collections of relationships]
#       Author.books is linked to Book.author by back_populates, so persuasion.author was told [back_populates and backref]
#         → persuasion.author = ada
#       → ada.books gained persuasion
#     emma was removed from ada.books [Collections of relationships]
#       Author.books is linked to Book.author by back_populates, so emma.author was told [back_populates and backref]
#         → emma.author: ada → None
