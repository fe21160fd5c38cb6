import threading

lock = threading.Lock()
thread = threading.Thread(target=print)  # refused: threads
