# A rollback takes new objects out of the session.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
shelf = Shelf()
session.add(shelf)
session.flush()
session.rollback()
# why:
#   the transaction was rolled back [Basics of the session]
#     → row gone from shelf: (1)
#     → ROLLBACK
#     → shelf left the session
