"""Slices of lists: reading, assigning, deleting, extended steps."""
a = list(range(10))
print(a[2:5], a[:-3], a[::2], a[::-1], a[7:2:-2], a[-100:3], a[5:5])
a[2:5] = ["x"]; print(a)
a[1:1] = [10, 11]; print(a)
a[::2] = "abcde"; print(a)
del a[1:3]; print(a)
del a[::2]; print(a)
a[:] = []; print(a)
b = [1, 2, 3]; b[5:] = [4]; b[0:0] = (0,); print(b, b * 2, b + [9], b == [0, 1, 2, 3, 4], [1, 2] < [1, 3], [1] < [1, 0], [[1]] == [[1.0]])
b += "yz"; b *= 2; print(b)
def set_slice(): b[::2] = [1]
def set_wrong(): b[0:1] = 5
def set_out(): b[50] = 1
def delete_out(): del b[50]
def bad_index(): b["a"] = 1
for wrong in [set_slice, set_wrong, set_out, delete_out, bad_index]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
s = slice(1, 5, 2); print(s, s.start, s.stop, s.step, s.indices(4), slice(3), a[slice(None)], slice(1, 2) == slice(1, 2))
