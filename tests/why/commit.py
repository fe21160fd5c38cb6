# A commit flushes first and expires everything after.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
shelf = Shelf()
session.add(shelf)
session.commit()
# why:
#   the session was committed [Basics of the session]
#     the session was flushed [Basics of the session]
#       → BEGIN (implicit)
#       → INSERT INTO shelf
#       → row in shelf: (1)
#       → shelf.id = 1
#     → COMMIT
#     attributes expired [States of objects, expiry and refresh]
#       → shelf.id is not loaded any more
shelf.id
# why:
#   shelf was expired and read again [States of objects, expiry and refresh]
#     → BEGIN (implicit)
#     → SELECT … FROM shelf
#     → shelf.id = 1
