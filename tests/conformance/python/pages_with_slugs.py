"""
Pages with slugs and links that are found in their text.
"""
import re, string, textwrap, unicodedata, html
from sqlalchemy import create_engine, String, event, ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, validates
class Base(DeclarativeBase): pass
def slugify(value):
    value = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", value.lower())).strip("-_")
class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]; slug: Mapped[str] = mapped_column(unique=True); body: Mapped[str] = mapped_column(default="")
    links: Mapped[list["Link"]] = relationship(back_populates="page", cascade="all, delete-orphan")
    @validates("body")
    def _links(self, key, body):
        self.links = [Link(target=m.group("t"), label=(m.group("l") or m["t"]).strip()) for m in re.finditer(r"\[\[(?P<t>[^\]|]+)(?:\|(?P<l>[^\]]*))?\]\]", body)]
        return body
class Link(Base):
    __tablename__ = "link"
    id: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str]; label: Mapped[str]; page_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    page: Mapped[Page] = relationship(back_populates="links")
@event.listens_for(Page, "before_insert")
@event.listens_for(Page, "before_update")
def _slug(mapper, conn, page): page.slug = slugify(page.title)
engine = create_engine("sqlite://"); Base.metadata.create_all(engine)
with Session(engine) as s:
    p = Page(title="Hello World & More!", body="See [[Home]] and [[About|about us ]].")
    s.add(p); s.commit(); print(p.slug, [(l.target, l.label) for l in p.links])
    print(re.sub(r"\[\[([^\]|]+)(?:\|([^\]]*))?\]\]", lambda m: f"<a href='/{slugify(m[1])}'>{m[2] or m[1]}</a>", p.body))
    print(string.Template("$title has ${n} links, $$5").substitute(title=p.title, n=len(p.links)), html.escape("<a & 'b'>"))
    print(textwrap.shorten(p.body, 20), p.title.casefold().title().swapcase(), "a-b_c".translate(str.maketrans("-_", "  ")), "%s" % p.title.encode("utf-8")[:5])
    words = re.findall(r"\b[a-z]+\b", p.body, re.I); print(sorted(set(map(str.lower, words)), key=lambda w: (len(w), w)))
    print(*("{:<10}|{:^10}|{:>10}".format(*row) for row in [("a", "b", "c"), (1, 2.5, None and 0 or "z")]), sep="\n")
    print(f"{'x':->5}{3!r:>4}{p.title!s:.5}{[1]!r}", f"{1e6:,.0f} {12:e} {0.5:%} {7:03} {-7:< 5}|", "tab\tnew".expandtabs(4), "a,b,,c".split(","), "k=v=w".partition("="), " x ".strip().zfill(3))
