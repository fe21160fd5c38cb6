"""engine.echo is switched on and off again: a connection taken before logs nothing, and off is off at once."""

import logging

from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
print(engine.echo)
with engine.connect() as connection:
    engine.echo = True
    logging.getLogger("sqlalchemy.engine.Engine").handlers[0].setFormatter(logging.Formatter("> %(message)s"))
    print(connection.execute(text("SELECT 1")).scalar())
with engine.begin() as connection:
    print("begun")
    engine.echo = False
    print(connection.execute(text("SELECT 2")).scalar())
print(engine.echo)
