"""create_engine() for a database in memory as it is often written: one connection for everybody, also for other
threads."""

from sqlalchemy import StaticPool, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker
from sqlalchemy.pool import SingletonThreadPool


class Base(DeclarativeBase):
    pass


class Badge(Base):
    __tablename__ = "badge"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


engine = create_engine(
    "sqlite:///:memory:", connect_args={"check_same_thread": False}, poolclass=StaticPool, echo=False
)
print(engine, engine.echo, StaticPool, SingletonThreadPool.__name__)
Base.metadata.create_all(bind=engine)
SessionLocal = sessionmaker(autoflush=False, bind=engine)
with SessionLocal() as session:
    session.add(Badge(text="staff"))
    session.commit()
with Session(engine) as session:
    print(session.execute(text("SELECT text FROM badge")).scalar_one())
