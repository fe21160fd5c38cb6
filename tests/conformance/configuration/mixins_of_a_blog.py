from sqlalchemy import create_engine, ForeignKey, String, select, event, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declared_attr, MappedAsDataclass, has_inherited_table
from typing import Optional, List, Any
from datetime import datetime
import re, json, uuid
def camel_to_snake(name): return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
def pluralize(word):
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + ("es" if re.search("(s|x|ch)$", word) else "s")
class Base(DeclarativeBase):
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return pluralize(camel_to_snake(cls.__name__))
    @declared_attr
    def id(cls) -> Mapped[int]: return mapped_column(primary_key=True, sort_order=-1)
class SoftDeleteMixin:
    deleted_at: Mapped[Optional[datetime]] = mapped_column(default=None)
    @property
    def is_deleted(self): return self.deleted_at is not None
    def soft_delete(self): self.deleted_at = datetime(2024, 6, 1)
    @classmethod
    def alive(cls): return select(cls).where(cls.deleted_at.is_(None))
class AuthorMixin:
    @declared_attr
    def author_id(cls) -> Mapped[Optional[int]]: return mapped_column(ForeignKey("users.id"))
    @declared_attr
    def author(cls) -> Mapped[Optional["User"]]: return relationship("User", foreign_keys=[cls.author_id])
class User(SoftDeleteMixin, Base):
    name: Mapped[str]
class BlogEntry(AuthorMixin, SoftDeleteMixin, Base):
    title: Mapped[str]
    slug: Mapped[str]
    category_id: Mapped[Optional[int]] = mapped_column(ForeignKey("categories.id"))
    category: Mapped[Optional["Category"]] = relationship(back_populates="entries")
class Category(AuthorMixin, Base):
    name: Mapped[str]
    entries: Mapped[List[BlogEntry]] = relationship(back_populates="category")
def slugify(text): return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
@event.listens_for(BlogEntry.title, "set")
def _slug(target, value, old, initiator): target.slug = slugify(value)
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
print(sorted(Base.metadata.tables), [c.name for c in BlogEntry.__table__.c])
with Session(engine) as s:
    u = User(name="ann")
    e = BlogEntry(title="Hello, World! It's 2024", author=u, category=Category(name="misc", author=u))
    s.add_all([e, BlogEntry(title="Second", author=u)]); s.commit()
    print(e.slug, e.author.name, e.category.author is u, len(e.category.entries))
    e.soft_delete(); s.commit()
    print([b.title for b in s.scalars(BlogEntry.alive())], e.is_deleted, u.is_deleted)
    print([camel_to_snake(w) for w in ("User", "HTTPServer", "myClass")], pluralize("city"), pluralize("box"))
