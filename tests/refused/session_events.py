from sqlalchemy import event
from sqlalchemy.orm import Session


@event.listens_for(Session, "after_bulk_update")  # refused: the event after_bulk_update of a session
def after_begin(session, transaction, connection):
    pass
