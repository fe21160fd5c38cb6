"""Printing takes two calls more, print and the write of a file: so says CPython of a script with this text. (What
tests/python/record.py gives as sys.stdout takes one.)"""
def loud(n):
    try: return loud(n + 1)
    except RecursionError as e: print("caught at", n, e)
loud(0)
