package dev.synth.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.CheckDigit;
import dev.synth.table.TextColumn;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierFormatTest {
    private static List<String> made(IdentifierFormat format, int count) {
        IdentifierFormat.Maker maker = format.maker(3);
        return IntStream.range(0, count).mapToObj(maker::make).toList();
    }

    private static void assertUniqueAndNew(List<String> made, List<String> real) {
        Set<String> distinct = new HashSet<>(made);
        assertThat(distinct).hasSameSizeAs(made);
        assertThat(distinct).doesNotContainAnyElementsOf(real);
    }

    @Test
    void numberedIdentifiersKeepTheirPrefixAndLength() {
        List<String> real = IntStream.range(0, 500)
                .mapToObj(i -> String.format("P-%07d", 1_000 + i * 3))
                .toList();

        List<String> made = made(IdentifierFormat.fit(TextColumn.of(real)), 2_000);

        assertThat(made).allMatch(id -> id.matches("P-\\d{7}"));
        assertUniqueAndNew(made, real);
    }

    @Test
    void uuidsAreMadeAsUuids() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> real = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
                .limit(300)
                .toList();

        List<String> made = made(IdentifierFormat.fit(TextColumn.of(real)), 1_000);

        assertThat(made).allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertUniqueAndNew(made, real);
        assertThat(made.stream().map(id -> id.substring(0, 8)).distinct()).hasSizeGreaterThan(900);
    }

    @Test
    void aFormatThatIsUsedUpGrows() {
        List<String> real =
                IntStream.range(0, 100).mapToObj(i -> String.format("%02d", i)).toList();

        List<String> made = made(IdentifierFormat.fit(TextColumn.of(real)), 5_000);

        assertThat(made).allMatch(id -> id.matches("\\d{3,}"));
        assertUniqueAndNew(made, real);
    }

    @Test
    void numbersOfDifferentLengthsAreOneRange() {
        List<String> real =
                IntStream.range(1, 5_111).mapToObj(Integer::toString).toList();

        assertUniqueAndNew(made(IdentifierFormat.fit(TextColumn.of(real)), 5_000), real);
    }

    /** A table of a file or database that keeps identifiers as integers must be able to take the new ones. */
    @ParameterizedTest
    @CsvSource({
        "1, 3001, 2147483647",
        "1, 9001, 2147483647",
        "1000000000, 2147483647, 2147483647",
        "3000000000, 4294967295, 4294967295",
        "1000000000000000000, 9223372036854775807, 9223372036854775807"
    })
    void numbersThatFitInAnIntegerTypeAreFollowedBySuchOnes(long from, long to, long largest) {
        SplittableRandom random = new SplittableRandom(9);
        LongStream values = to - from < 10_000 ? LongStream.range(from, to) : random.longs(2_000, from, to);
        List<String> real = values.mapToObj(Long::toString).toList();

        List<String> made = made(IdentifierFormat.fit(TextColumn.of(real)), 2_000);

        assertThat(made).allMatch(id -> new BigInteger(id).compareTo(BigInteger.valueOf(largest)) <= 0);
        assertUniqueAndNew(made, real);
    }

    @Test
    void differentSeedsMakeDifferentIdentifiers() {
        IdentifierFormat format = new IdentifierFormat("\\A999999", BigInteger.ZERO, BigInteger.valueOf(1_000_000));

        assertThat(format.maker(1).make(0))
                .isNotEqualTo(format.maker(2).make(0))
                .startsWith("A");
    }

    @Test
    void aFormatThatRunsOutInTheMiddleGrowsToo() {
        IdentifierFormat format = new IdentifierFormat("K9", BigInteger.ZERO, BigInteger.TEN);

        List<String> made = made(format, 3_000);

        assertThat(made).doesNotHaveDuplicates().allMatch(id -> id.matches("K\\d+"));
        assertThat(made.subList(0, 10)).allMatch(id -> id.length() == 2);
        assertThat(made.get(10)).hasSizeGreaterThan(2);
    }

    @Test
    void theLongestNameIsNobodysFormat() {
        List<String> real = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            real.add("u" + i + "@example.org");
        }
        real.add("zebediah.longfellow@example.org");

        IdentifierFormat format = IdentifierFormat.fit(TextColumn.of(real));

        assertThat(format.template()).doesNotContain("zebediah").isEqualTo("aaaaaaaa.aaaaaaaaaa@aaaaaaa.aaa");
    }

    @Test
    void longNumbersStayNumbers() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> real = Stream.generate(() -> Long.toString(1_000_000_000_000_000L + random.nextLong(1L << 52)))
                .limit(300)
                .toList();

        assertThat(made(IdentifierFormat.fit(TextColumn.of(real)), 1_000)).allMatch(id -> id.matches("\\d{16}"));
    }

    @Test
    void theRangeTellsNoIdentifier() {
        List<String> real = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            real.add(String.format("%07d", i < 150 ? 13_577 + i : 8_417_321 + i));
        }

        IdentifierFormat format = IdentifierFormat.fit(TextColumn.of(real));

        BigInteger unit = BigInteger.valueOf(100_000);
        assertThat(format.first().mod(unit)).isZero();
        assertThat(format.first().add(format.count()).mod(unit)).isZero();
        assertUniqueAndNew(made(format, 5_000), real);
    }

    @Test
    void aFormatGrowsNoMoreThanItMust() {
        List<String> real =
                IntStream.range(1, 10_001).mapToObj(Integer::toString).toList();

        List<String> made = made(IdentifierFormat.fit(TextColumn.of(real)), 1_000);

        assertThat(made).allMatch(id -> id.matches("[1-9]\\d*") && Long.parseLong(id) <= Integer.MAX_VALUE);
        assertUniqueAndNew(made, real);
    }

    @ParameterizedTest
    @CsvSource({
        "LUHN, 79927398713, 79927398710",
        "LUHN, 4111 1111 1111 1111, 4111 1111 1111 1112",
        "EAN, 4006381333931, 4006381333932",
        "EAN, 978-0-306-40615-7, 978-0-306-40615-5",
        "MOD11, 0-306-40615-2, 0-306-40615-3",
        "MOD11, 080442957X, 0804429571",
        "MOD11, 943 476 5919, 943 476 5918",
        "MOD97, 5493001KJTIIGC8Y1R12, 5493001KJTIIGC8Y1R13",
        "IBAN, GB82 WEST 1234 5698 7654 32, GB83 WEST 1234 5698 7654 32",
        "IBAN, DE89370400440532013000, DE88370400440532013000"
    })
    void publishedNumbersHaveTheirCheckDigits(CheckDigit digit, String right, String wrong) {
        assertThat(digit.isRight(right)).isTrue();
        assertThat(digit.isRight(wrong)).isFalse();
        assertThat(digit.correct(wrong)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "LUHN, 4111 %04d 7711 0000",
        "EAN, 40063%07d0",
        "MOD11, 943 %06d0",
        "MOD97, 549300ABCDEFGH%04d00",
        "IBAN, DE00 3704 0044 %04d 0130 00"
    })
    void newIdentifiersSatisfyTheirCheckDigit(CheckDigit digit, String pattern) {
        List<String> real = IntStream.range(0, 900)
                .mapToObj(i -> digit.correct(String.format(pattern, i * 7)))
                .filter(value -> !value.endsWith("X"))
                .toList();

        IdentifierFormat format = IdentifierFormat.fit(TextColumn.of(real), Optional.of(digit));
        List<String> made = made(format, 3_000);

        assertThat(made).allMatch(digit::isRight).noneMatch(value -> value.endsWith("X"));
        assertThat(made.subList(0, 100))
                .allMatch(value -> value.length() == real.get(0).length());
        assertUniqueAndNew(made, real);
    }

    @Test
    void identifiersWithACheckDigitThatAreUsedUpGrowBeforeIt() {
        List<String> real = IntStream.range(0, 100)
                .mapToObj(i -> CheckDigit.LUHN.correct(String.format("K-%02d0", i)))
                .toList();

        List<String> made = made(IdentifierFormat.fit(TextColumn.of(real), Optional.of(CheckDigit.LUHN)), 2_000);

        assertThat(made).allMatch(value -> value.matches("K-\\d{9}"));
        assertUniqueAndNew(made, real);
    }
}
