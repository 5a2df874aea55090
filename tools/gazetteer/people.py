def build(folder, target):
    return []
