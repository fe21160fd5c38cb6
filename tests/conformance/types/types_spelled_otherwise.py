"""
CHAR, DECIMAL, TIMESTAMP and their kin: types that DDL and repr call by names of their own.
"""
from sqlalchemy import *
from sqlalchemy.orm import *
import datetime, decimal
class B(DeclarativeBase): pass
class T(B):
    __tablename__ = "t"
    id = Column(Integer, primary_key=True)
    a = Column("a", CHAR); b = Column(CHAR(3), unique=True); c = mapped_column(NVARCHAR(5)); d = Column(DECIMAL(10, 2)); e = Column(REAL); f = Column(TIMESTAMP); i = Column(DECIMAL); k = Column(NCHAR(2)); r = Column(DECIMAL(precision=8))
    price: Mapped[decimal.Decimal] = mapped_column(DECIMAL(8, 2), default=1)
class U(B):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    tb: Mapped[str] = mapped_column(ForeignKey("t.b"))
    when: Mapped[datetime.datetime] = mapped_column(TIMESTAMP, default=datetime.datetime(2024, 1, 1))
    t: Mapped[T] = relationship()
x = Table("x", B.metadata, Column("id", Integer, primary_key=True), Column("code", CHAR(2), nullable=False))
e = create_engine("sqlite://"); B.metadata.create_all(e)
print([(c.name, str(c.type), repr(c.type)) for c in T.__table__.c])
print(repr(T.__table__.c.b), [x["type"] for x in inspect(e).get_columns("t")], repr(U.__table__.c.tb.type), CHAR, CHAR(2), CHAR(2).length)
with Session(e) as s:
    s.add(U(t=T(b="abc", d=decimal.Decimal("3.5"), e=2.5, f=datetime.datetime(2024, 2, 2), price=9))); s.commit()
    t = s.query(T).one(); print(t.b, t.d, t.e, t.f, t.price, s.query(U).one().t is t, s.scalars(select(T.b).where(T.d > 3, T.b.like("a%"))).all())
