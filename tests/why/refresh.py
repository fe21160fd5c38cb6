# An object is refreshed, and an expired one is read.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
shelf = Shelf()
session.add(shelf)
session.flush()
session.refresh(shelf)
# why:
#   shelf was expired and read again [States of objects, expiry and refresh]
#     attributes expired [States of objects, expiry and refresh]
#       → shelf.id is not loaded any more
#     → SELECT … FROM shelf
#     → shelf.id = 1
session.expire(shelf)
# why:
#   attributes expired [States of objects, expiry and refresh]
#     → shelf.id is not loaded any more
shelf.id
# why:
#   shelf was expired and read again [States of objects, expiry and refresh]
#     → SELECT … FROM shelf
#     → shelf.id = 1
