Console.WriteLine("kept");
