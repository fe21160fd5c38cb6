from sqlalchemy import event
from sqlalchemy.orm import Session


@event.listens_for(Session, "before_flush")  # refused: the event before_flush of anything but an attribute of a mapped class
def before_flush(session, context, instances):
    pass
