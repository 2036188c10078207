print("larkspur")
