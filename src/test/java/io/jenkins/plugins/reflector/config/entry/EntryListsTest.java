package io.jenkins.plugins.reflector.config.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryListsTest {

    /** An entry whose name need not be its only one. */
    private static final class Policy implements FormEntry {
        private final String name;
        private final String range;

        private Policy(String name, String range) {
            this.name = name;
            this.range = range;
        }

        @Override
        public String rowName() {
            return name;
        }

        @Override
        public String rowText() {
            return range;
        }

        @Override
        public String toString() {
            return name + " " + range;
        }
    }

    private final EntryLists lists = new EntryLists(Object::toString);
    private final Policy one = new Policy("one", "1.x");
    private final Policy two = new Policy("two", "2.x");
    private final Policy three = new Policy("three", "3.x");
    private final List<Policy> all = List.of(one, two, three);
    private final DrawnEntries page = lists.draw(all);

    private static SubmittedEntry<Policy> kept(DrawnEntries page, Policy entry) {
        return keptAll(page, List.of(entry)).get(0);
    }

    /** As the page has shown them, or in one row that stands for them. */
    private static List<SubmittedEntry<Policy>> keptAll(DrawnEntries page, List<Policy> entries) {
        List<String> shown = page.getRows().stream().flatMap(row -> SubmittedEntry.keys(row.getKept()).stream()).toList();
        List<String> keys = new EntryKeys(Object::toString).of(entries);
        assertThat(shown).containsAll(keys);
        return SubmittedEntry.<Policy>unopened(keys).toList();
    }

    private static List<Policy> many(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Policy("many-" + i, "1.x")).toList();
    }

    private static SubmittedEntry<Policy> whole(Policy entry) {
        return new SubmittedEntry<>(null, () -> entry);
    }

    private List<Policy> save(DrawnEntries shown, List<Policy> now, List<SubmittedEntry<Policy>> submitted) throws Exception {
        return lists.take(shown.getMark(), submitted, now);
    }

    private void assertRefused(DrawnEntries shown, List<Policy> now, List<SubmittedEntry<Policy>> submitted) {
        assertThatExceptionOfType(StaleListException.class).isThrownBy(() -> save(shown, now, submitted));
    }

    @Test
    void whatWasNotOpenedIsTheVerySameEntry() throws Exception {
        Policy edited = new Policy("two", "2.5.x");

        List<Policy> saved = save(page, all, List.of(kept(page, one), whole(edited), kept(page, three)));

        assertThat(saved).containsExactly(one, edited, three);
        assertThat(saved.get(0)).isSameAs(one);
        assertThat(saved.get(2)).isSameAs(three);
    }

    @Test
    void entriesAreRemovedAddedRenamedAndMoved() throws Exception {
        Policy added = new Policy("new", "9.x");
        Policy renamed = new Policy("three-b", "3.x");

        assertThat(save(page, all, List.of(whole(renamed), kept(page, one), whole(added)))).containsExactly(renamed, one, added);
    }

    @Test
    void theLastOneMayBeRemoved() throws Exception {
        assertThat(save(page, all, List.of())).isEmpty();
    }

    @Test
    void entriesOfOneNameAreNotMixedUp() throws Exception {
        Policy twin = new Policy("one", "1.5.x");
        List<Policy> now = List.of(one, twin, two);
        DrawnEntries shown = lists.draw(now);

        assertThat(save(shown, now, List.of(kept(shown, twin), kept(shown, two)))).containsExactly(twin, two);
    }

    @Test
    void entriesThatAreAlikeInEverythingAreAllKept() throws Exception {
        Policy same = new Policy("one", "1.x");
        List<Policy> now = List.of(one, same, two);
        DrawnEntries shown = lists.draw(now);

        List<Policy> saved = save(shown, now, List.of(kept(shown, two), kept(shown, one), kept(shown, same)));

        assertThat(saved).hasSize(3);
        assertThat(saved.get(1)).isSameAs(one);
        assertThat(saved.get(2)).isSameAs(same);
    }

    @Test
    void aPageThatChangesNothingLeavesWhatOthersDid() throws Exception {
        List<Policy> now = List.of(three, new Policy("two", "2.9.x"), new Policy("theirs", "7.x"));

        assertThat(save(page, now, List.of(kept(page, one), kept(page, two), kept(page, three)))).isEqualTo(now);
    }

    @Test
    void aPageThatChangesSomethingIsRefusedWhereOthersAddedChangedRemovedOrMoved() {
        List<SubmittedEntry<Policy>> removesTwo = List.of(kept(page, one), kept(page, three));

        assertRefused(page, List.of(one, two, three, new Policy("theirs", "7.x")), removesTwo);
        assertRefused(page, List.of(one, two, new Policy("three", "3.9.x")), removesTwo);
        assertRefused(page, List.of(one, two), removesTwo);
        assertRefused(page, List.of(three, two, one), removesTwo);
        assertRefused(page, List.of(), List.of(whole(one), kept(page, two), kept(page, three)));
    }

    @Test
    void aPageGoesOnAfterItWasApplied() throws Exception {
        List<SubmittedEntry<Policy>> first = List.of(kept(page, one), whole(new Policy("two", "2.5.x")));
        List<Policy> applied = save(page, all, first);
        List<SubmittedEntry<Policy>> second = List.of(whole(new Policy("two", "2.6.x")), kept(page, one), whole(new Policy("four", "4.x")));

        List<Policy> saved = save(page, applied, second);

        assertThat(saved).extracting(Policy::toString).containsExactly("two 2.6.x", "one 1.x", "four 4.x");
        assertRefused(page, List.of(one), second);
    }

    @Test
    void aPageMayTakeBackWhatItApplied() throws Exception {
        List<Policy> moved = save(page, all, List.of(kept(page, three), kept(page, two), kept(page, one)));

        assertThat(save(page, moved, List.of(kept(page, one), kept(page, two), kept(page, three)))).isEqualTo(all);
    }

    @Test
    void whatOnePageAppliedIsNewToAnother() throws Exception {
        DrawnEntries other = lists.draw(all);
        List<Policy> applied = save(page, all, List.of(kept(page, one), kept(page, two)));

        assertRefused(other, applied, List.of(kept(other, one)));
        assertThat(save(other, applied, List.of(kept(other, one), kept(other, two), kept(other, three)))).isEqualTo(applied);
    }

    @Test
    void anEmptyListThatOthersFilledStays() throws Exception {
        DrawnEntries empty = lists.draw(List.<Policy>of());

        assertThat(save(empty, all, List.of())).isEqualTo(all);
        assertRefused(empty, all, List.of(whole(new Policy("mine", "1.x"))));
    }

    @Test
    void aFormThatKnowsOfNoRowsSetsTheWholeList() throws Exception {
        assertThat(lists.take(null, List.of(whole(two)), all)).containsExactly(two);
        assertThat(lists.take(null, List.of(), all)).isEmpty();
    }

    @Test
    void whatNoPageHasShownIsRefused() {
        assertRefused(page, all, List.of(new SubmittedEntry<>("made-up", () -> one)));
        assertRefused(page, all, List.of(kept(page, one), kept(page, one)));
        String first = page.getRows().get(0).getKept();
        for (String row : List.of("", " ", first + " ", first + " " + first, first + " made-up")) {
            assertRefused(page, all, SubmittedEntry.<Policy>unopened(SubmittedEntry.keys(row)).toList());
        }
        assertThatExceptionOfType(StaleListException.class)
                .isThrownBy(() -> lists.take("nonsense", List.of(whole(two)), all));
    }

    @Test
    void anEntryIsFoundAsLongAsItIsAsItWasDrawn() {
        List<String> keys = page.getRows().stream().map(DrawnRow::getKept).toList();
        List<Policy> changed = List.of(one, new Policy("two", "2.9.x"), three);

        assertThat(lists.find(keys.subList(1, 2), all)).contains(List.of(two));
        assertThat(lists.find(keys.subList(1, 2), changed)).isEmpty();
        assertThat(lists.find(List.of(keys.get(2), keys.get(0)), changed)).contains(List.of(three, one));
        assertThat(lists.find(keys, changed)).isEmpty();
        assertThat(lists.find(List.of(""), all)).isEmpty();
    }

    @Test
    void aListOfModerateLengthIsShownWhole() {
        assertThat(lists.draw(many(60)).getRows()).hasSize(60).allMatch(DrawnRow::isEntry);
    }

    @Test
    void ofALongListOneRowStandsForTheOthers() {
        List<DrawnRow> rows = lists.draw(many(61)).getRows();

        assertThat(rows).hasSize(51);
        assertThat(rows.subList(0, 50)).allMatch(row -> row.isEntry() && row.getCount() == 1);
        assertThat(rows.get(49).getName()).isEqualTo("many-49");
        assertThat(rows.get(50).isEntry()).isFalse();
        assertThat(rows.get(50).getCount()).isEqualTo(11);
        assertThat(SubmittedEntry.keys(rows.get(50).getKept())).isEqualTo(new EntryKeys(Object::toString).of(many(61).subList(50, 61)));
    }

    @Test
    void theOthersAreWhereTheirRowIs() throws Exception {
        List<Policy> now = many(100);
        DrawnEntries shown = lists.draw(now);
        List<SubmittedEntry<Policy>> first = keptAll(shown, now.subList(0, 50));
        List<SubmittedEntry<Policy>> others = keptAll(shown, now.subList(50, 100));
        Policy edited = new Policy("edited", "1.x");
        Policy added = new Policy("added", "1.x");

        assertThat(save(shown, now, joined(first, others))).isEqualTo(now);
        assertThat(save(shown, now, joined(first.subList(0, 49), others, List.of(whole(added)))))
                .isEqualTo(joined(now.subList(0, 49), now.subList(50, 100), List.of(added)));
        DrawnEntries again = lists.draw(now);
        assertThat(save(again, now, joined(others, List.of(whole(edited)), first.subList(1, 50))))
                .isEqualTo(joined(now.subList(50, 100), List.of(edited), now.subList(1, 50)));
    }

    @Test
    void othersThatAreAlikeAreAllKept() throws Exception {
        List<Policy> now = new ArrayList<>(Collections.nCopies(80, one));
        now.set(70, two);
        DrawnEntries shown = lists.draw(now);

        assertThat(save(shown, now, keptAll(shown, now.subList(1, 80)))).isEqualTo(now.subList(1, 80));
        assertRefused(lists.draw(now), now, keptAll(shown, joined(now, List.of(one))));
    }

    @Test
    void othersThatSomebodyChangedMakeThePageAStaleOne() throws Exception {
        List<Policy> now = many(100);
        DrawnEntries shown = lists.draw(now);
        List<Policy> theirs = new ArrayList<>(now);
        theirs.set(90, new Policy("theirs", "7.x"));

        assertThat(save(shown, theirs, keptAll(shown, now))).isEqualTo(theirs);
        assertRefused(shown, theirs, keptAll(shown, now.subList(1, 100)));
    }

    @SafeVarargs
    private static <T> List<T> joined(List<? extends T>... parts) {
        List<T> all = new ArrayList<>();
        for (List<? extends T> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    @Test
    void aThousandEntriesKeepTheirOrder() throws Exception {
        List<Policy> many = many(1_000);
        DrawnEntries shown = lists.draw(many);
        List<Policy> shuffled = new ArrayList<>(many);
        Collections.reverse(shuffled);

        assertThat(save(shown, many, keptAll(shown, shuffled))).isEqualTo(shuffled);
    }
}
