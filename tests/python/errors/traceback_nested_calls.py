"""An uncaught error through functions, methods, lambdas, comprehensions and a generator."""
class Repo:
    def __init__(self, rows): self.rows = rows
    def find(self, key):
        return next(row for row in self.rows if row["id"] == key)
    def names(self):
        return [self.label(row) for row in self.rows]
    def label(self, row):
        return (lambda r: r["first"] + " " + r["last"])(row)
repo = Repo([{"id": 1, "first": "A", "last": "B"}, {"id": 2, "first": "C"}])
print(repo.find(2))
def main():
    for name in repo.names():
        print(name)
main()
