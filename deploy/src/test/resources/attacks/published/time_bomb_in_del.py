# A destructor that acts after the run.
# effect: canary
class Bomb:
    def __del__(self):
        open("@CANARY@", "w").write("x")
Bomb()
left = Bomb()
