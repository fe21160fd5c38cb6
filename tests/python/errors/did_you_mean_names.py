"""Suggestions for misspelt names: locals, globals, built-ins, and none where nothing is near."""
import traceback
def shows(f):
    try: f()
    except Exception as error: print("".join(traceback.format_exception_only(type(error), error)), end="")
username = "a"
def one(): return usernme
def two():
    counter = 1
    return couter + 1
def three(): return pritn("x")
def four(): return completely_different
def five(): return lenght
def six(): return Trueish
def seven(): return sefl
def eight(): return ab
def nine(): return UserName
def ten():
    value = 1
    def inner(): return valeu
    return inner()
for f in (one, two, three, four, five, six, seven, eight, nine, ten): shows(f)
class Service:
    host = "h"
    def run(self): return hots
    def call(self): return run()
shows(Service().run); shows(Service().call)
