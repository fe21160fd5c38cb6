# Nothing cascades along a back reference.
engine = create_engine("sqlite://")
session = Session(engine)
ada = Author()
session.add(ada)
emma = Book()
emma.author = ada
# why:
#   emma.author was set to ada
#     Book.author is linked to Author.books by back_populates, so ada.books was told [back_populates and backref]
#       emma was appended to ada.books [Collections of relationships]
#         → ada.books gained emma
#     → emma.author = ada
#   ∅ emma is in no session: nothing cascades along a back reference
