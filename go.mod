module example.com/closecode

go 1.18
