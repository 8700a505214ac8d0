const words = `
  password password! password1 password12 password123 passw0rd p@ssw0rd p@ssword 12345678 123456789 1234567890
  12345678910 123456789a 123123123 12341234 11223344 87654321 987654321 9876543210 00000000 11111111 88888888
  99999999 aaaaaaaa qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 asdfghjk asdfghjkl zxcvbnm1 1q2w3e4r
  1q2w3e4r5t q1w2e3r4 1qaz2wsx zaq12wsx qazwsxedc 1234qwer qwer1234 asdf1234 abcd1234 abc12345 a1b2c3d4 test1234
  testtest user1234 guest123 secret123 admin123 admin1234 administrator changeme changeme123 letmein1 letmein123
  welcome1 welcome123 customer123 instructor123 iloveyou iloveyou1 trustno1 whatever internet computer sunshine
  sunshine1 princess princess1 football football1 baseball baseball1 basketball liverpool chocolate butterfly
  starwars superman spiderman superstar pokemon1 minecraft monkey123 dragon123 master123 shadow123 michael1 charlie1
  jennifer michelle samantha victoria jonathan alexander elizabeth midnight mercedes
`;

/** The commonest passwords of eight characters and more, in lower case; shorter ones are refused for their length. */
export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
