"""The key of an owner changes while a member of its collection is in no session: SQLAlchemy warns, also where the
database is to cascade the change."""
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    code: Mapped[str] = mapped_column(primary_key=True)
    editors: Mapped[list["Editor"]] = relationship(cascade="")


class Editor(Base):
    __tablename__ = "editor"
    id: Mapped[int] = mapped_column(primary_key=True)
    shop_code: Mapped[str | None] = mapped_column(ForeignKey("shop.code"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    editor = Editor(id=1)
    shop = Shop(code="north", editors=[editor])
    session.add_all([shop, editor])
    session.commit()
    shop.editors
    session.expunge(editor)
    shop.code = "south"
    session.flush()
    print(editor.shop_code)
