"""The format of a log message may name the line and the function that logged it."""
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-8s %(funcName)s:%(lineno)d %(message)s")
log = logging.getLogger("app")
log.info("top")


def work(n):
    log.warning("working on %d", n)
    try:
        return 1 / n
    except ZeroDivisionError:
        log.error("failed")


work(0)
(lambda: log.debug("in lambda"))()
