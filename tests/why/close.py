# A closed session lets go of its objects.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
shelf = Shelf()
session.add(shelf)
session.flush()
session.close()
# why:
#   the session was closed [Basics of the session]
#     → shelf left the session
#     → row gone from shelf: (1)
#     → ROLLBACK
