"""
`sqlalchemy.schema`, `sqlalchemy.sql` and `sqlalchemy.orm.session` have names of others, and no more than those.
"""
from sqlalchemy.orm.session import *
from sqlalchemy.schema import *
from sqlalchemy.sql import and_, select

from sqlalchemy import Integer, create_engine

try:
    from sqlalchemy.sql import selct
except ImportError as error:
    print("no", error.name)
try:
    from sqlalchemy.schema import Colum
except ImportError as error:
    print("no", error.name)
try:
    from sqlalchemy.orm.session import Sesion
except ImportError as error:
    print("no", error.name)

coin = Table("coin", MetaData(), Column("id", Integer, primary_key=True), Column("value", Integer))
engine = create_engine("sqlite://")
coin.create(engine)
with Session(engine) as session:
    session.execute(coin.insert(), [{"value": 1}, {"value": 2}])
    print(session.execute(select(coin).where(and_(coin.c.value > 1, coin.c.id > 0))).all())
