namespace TypedSockets.Serialization.Tests.Messages;

/// <summary>More members than a word has bits.</summary>
[WsMessage("test.wide")]
public sealed partial record Wide
{
    public required int R0 { get; init; }

    public required int R1 { get; init; }

    public required int R2 { get; init; }

    public required int R3 { get; init; }

    public required int R4 { get; init; }

    public required int R5 { get; init; }

    public required int R6 { get; init; }

    public required int R7 { get; init; }

    public required int R8 { get; init; }

    public required int R9 { get; init; }

    public required int R10 { get; init; }

    public required int R11 { get; init; }

    public required int R12 { get; init; }

    public required int R13 { get; init; }

    public required int R14 { get; init; }

    public required int R15 { get; init; }

    public required int R16 { get; init; }

    public required int R17 { get; init; }

    public required int R18 { get; init; }

    public required int R19 { get; init; }

    public required int R20 { get; init; }

    public required int R21 { get; init; }

    public required int R22 { get; init; }

    public required int R23 { get; init; }

    public required int R24 { get; init; }

    public required int R25 { get; init; }

    public required int R26 { get; init; }

    public required int R27 { get; init; }

    public required int R28 { get; init; }

    public required int R29 { get; init; }

    public required int R30 { get; init; }

    public required int R31 { get; init; }

    public required int R32 { get; init; }

    public required int R33 { get; init; }

    public required int R34 { get; init; }

    public required int R35 { get; init; }

    public required int R36 { get; init; }

    public required int R37 { get; init; }

    public required int R38 { get; init; }

    public required int R39 { get; init; }

    public required int R40 { get; init; }

    public required int R41 { get; init; }

    public required int R42 { get; init; }

    public required int R43 { get; init; }

    public required int R44 { get; init; }

    public required int R45 { get; init; }

    public required int R46 { get; init; }

    public required int R47 { get; init; }

    public required int R48 { get; init; }

    public required int R49 { get; init; }

    public required int R50 { get; init; }

    public required int R51 { get; init; }

    public required int R52 { get; init; }

    public required int R53 { get; init; }

    public required int R54 { get; init; }

    public required int R55 { get; init; }

    public required int R56 { get; init; }

    public required int R57 { get; init; }

    public required int R58 { get; init; }

    public required int R59 { get; init; }

    public required int R60 { get; init; }

    public required int R61 { get; init; }

    public required int R62 { get; init; }

    public required int R63 { get; init; }

    public required int R64 { get; init; }

    public required int R65 { get; init; }

    public required int R66 { get; init; }

    public required int R67 { get; init; }

    public required int R68 { get; init; }

    public required int R69 { get; init; }

    public int O0 { get; set; } = 0;

    public int O1 { get; set; } = 1;

    public int O2 { get; set; } = 2;

    public int O3 { get; set; } = 3;

    public int O4 { get; set; } = 4;

    public int O5 { get; set; } = 5;

    public int O6 { get; set; } = 6;

    public int O7 { get; set; } = 7;

    public int O8 { get; set; } = 8;

    public int O9 { get; set; } = 9;

    public int O10 { get; set; } = 10;

    public int O11 { get; set; } = 11;

    public int O12 { get; set; } = 12;

    public int O13 { get; set; } = 13;

    public int O14 { get; set; } = 14;

    public int O15 { get; set; } = 15;

    public int O16 { get; set; } = 16;

    public int O17 { get; set; } = 17;

    public int O18 { get; set; } = 18;

    public int O19 { get; set; } = 19;

    public int O20 { get; set; } = 20;

    public int O21 { get; set; } = 21;

    public int O22 { get; set; } = 22;

    public int O23 { get; set; } = 23;

    public int O24 { get; set; } = 24;

    public int O25 { get; set; } = 25;

    public int O26 { get; set; } = 26;

    public int O27 { get; set; } = 27;

    public int O28 { get; set; } = 28;

    public int O29 { get; set; } = 29;

    public int O30 { get; set; } = 30;

    public int O31 { get; set; } = 31;

    public int O32 { get; set; } = 32;

    public int O33 { get; set; } = 33;

    public int O34 { get; set; } = 34;

    public int O35 { get; set; } = 35;

    public int O36 { get; set; } = 36;

    public int O37 { get; set; } = 37;

    public int O38 { get; set; } = 38;

    public int O39 { get; set; } = 39;

    public int O40 { get; set; } = 40;

    public int O41 { get; set; } = 41;

    public int O42 { get; set; } = 42;

    public int O43 { get; set; } = 43;

    public int O44 { get; set; } = 44;

    public int O45 { get; set; } = 45;

    public int O46 { get; set; } = 46;

    public int O47 { get; set; } = 47;

    public int O48 { get; set; } = 48;

    public int O49 { get; set; } = 49;

    public int O50 { get; set; } = 50;

    public int O51 { get; set; } = 51;

    public int O52 { get; set; } = 52;

    public int O53 { get; set; } = 53;

    public int O54 { get; set; } = 54;

    public int O55 { get; set; } = 55;

    public int O56 { get; set; } = 56;

    public int O57 { get; set; } = 57;

    public int O58 { get; set; } = 58;

    public int O59 { get; set; } = 59;

    public int O60 { get; set; } = 60;

    public int O61 { get; set; } = 61;

    public int O62 { get; set; } = 62;

    public int O63 { get; set; } = 63;

    public int O64 { get; set; } = 64;

    public int O65 { get; set; } = 65;

    public int O66 { get; set; } = 66;

    public int O67 { get; set; } = 67;

    public int O68 { get; set; } = 68;

    public int O69 { get; set; } = 69;
}
