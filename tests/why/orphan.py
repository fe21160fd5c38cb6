# What delete-orphan gives up: what has a row is deleted by the flush, what has none leaves the session.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ada = Author()
emma = Book(author=ada)
session.add(ada)
session.flush()
ada.books.remove(emma)
# why:
#   emma was removed from ada.books [Collections of relationships]
#     Author.books is linked to Book.author by back_populates, so emma.author was told [back_populates and backref]
#       → emma.author: ada → None
#     → ada.books lost emma
session.flush()
# why:
#   the session was flushed [Basics of the session]
#     emma has no owner along Author.books any more (delete-orphan) [Cascades]
#     emma.reviews was read and not loaded yet [How relationships are loaded]
#       → SELECT … FROM review
#     → DELETE FROM book
#     → row gone from book: (1, None, 1)
lost = Book()
ada.books.append(lost)
lost.author = None
# why:
#   lost.author was set
#     Book.author is linked to Author.books by back_populates, so ada.books was told [back_populates and backref]
#       lost was removed from ada.books [Collections of relationships]
#         lost has no owner along Author.books any more (delete-orphan) [Cascades]
#           → lost left the session
#         → ada.books lost lost
#     → lost.author: ada → None
