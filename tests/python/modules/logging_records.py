"""logging: records reach handlers with formats and levels (handlers of one's own, as stderr is not shown)."""
import logging
class Keep(logging.Handler):
    def __init__(self): super().__init__(); self.lines = []
    def emit(self, record): self.lines.append(self.format(record))
h = Keep(); h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log = logging.getLogger("app.db"); log.addHandler(h); log.setLevel(logging.INFO); log.propagate = False
log.debug("no"); log.info("hello %s", "x"); log.warning("n=%d", 5); log.error("e"); log.critical("c"); log.log(logging.INFO, "log")
try: 1 / 0
except ZeroDivisionError: log.exception("failed")
print(h.lines[:5]); print(h.lines[-1]); print(log.name, log.level, log.isEnabledFor(logging.DEBUG), logging.getLevelName(30), logging.getLogger("app.db") is log, log.getEffectiveLevel(), logging.getLogger("app.db.x").getEffectiveLevel(), logging.WARNING, log.handlers == [h], logging.getLogger().name, log.parent.name, log.hasHandlers())
h.setLevel(logging.ERROR); log.warning("skipped"); log.error("%s and %s", "a", "b"); print(h.lines[-1], len(h.lines))
logging.getLogger("quiet").disabled = True; logging.getLogger("quiet").error("x"); logging.disable(logging.CRITICAL); log.critical("none"); logging.disable(logging.NOTSET); print(len(h.lines)); log.removeHandler(h); print(log.handlers)
with_defaults = logging.Formatter("%(message)s by %(who)s", defaults={"who": "nobody"})
print(with_defaults.format(logging.LogRecord("n", 20, "", 0, "kept", (), None)), logging.Formatter("{who}", style="{", defaults={"who": 1}).format(logging.LogRecord("n", 20, "", 0, "m", (), None)))
