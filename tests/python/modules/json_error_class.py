"""The class of what `json.loads` raises stands in `json.decoder`."""
import json

try:
    json.loads("[1,")
except json.JSONDecodeError as error:
    print(type(error), type(error).__module__)
