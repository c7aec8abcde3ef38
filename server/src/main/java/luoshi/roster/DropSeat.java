package luoshi.roster;

/** Say that a seat need not be manned any more (取消岗位). */
public record DropSeat(long seatId) {}
