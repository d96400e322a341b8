"""What staff and visitors read about the cinema's programme as it is brought and changed."""

MOMENT = "{month}月{day}日 {clock}"
FILM_AT = "{when}《{film}》"
BOOKING_AT = "{when} 单位包场"
