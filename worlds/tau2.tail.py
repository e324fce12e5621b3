

if __name__ == "__main__":
    serve(Tau2Backend)
