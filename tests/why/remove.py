# A member is removed.
ada = Author()
emma = Book()
ada.books.append(emma)
ada.books.remove(emma)
# why:
#   emma was removed from ada.books [Collections of relationships]
#     Author.books is linked to Book.author by back_populates, so emma.author was told [back_populates and backref]
#       → emma.author: ada → None
#     → ada.books lost emma
