# An object is marked for deletion, with what the cascade reaches; the flush deletes the rows.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ada = Author()
emma = Book(author=ada)
session.add(ada)
session.flush()
session.delete(ada)
# why:
#   ada was marked for deletion [Basics of the session]
#     → ada will be deleted by the flush
#     emma was reached along Author.books (cascade) [Cascades]
#       → emma will be deleted by the flush
session.flush()
# why:
#   the session was flushed [Basics of the session]
#     emma.reviews was read and not loaded yet [How relationships are loaded]
#       → SELECT … FROM review
#     → DELETE FROM book
#     → row gone from book: (1, None, 1)
#     → DELETE FROM author
#     → row gone from author: (1, None)
