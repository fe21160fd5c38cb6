"""A method of a built-in class called on the class, with nothing to work on."""
import datetime
import decimal

for call in [str.upper, list.append, dict.get, set.add, datetime.date.replace, datetime.datetime.isoformat, datetime.time.replace, datetime.timedelta.total_seconds, decimal.Decimal.quantize, int.bit_length, int.__add__, dict.__len__]:
    try:
        print(call())
    except TypeError as error:
        print(error)
