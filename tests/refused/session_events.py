from sqlalchemy import event
from sqlalchemy.orm import Session


@event.listens_for(Session, "after_begin")  # refused: the event after_begin of a session
def after_begin(session, transaction, connection):
    pass
