package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The part of {@link GitSessionContract} that is about mirrors whose files are lost or wrong. */
abstract class DamagedMirrorContract extends GitHistoryContract {

    /** Does something to the files of a mirror. */
    @FunctionalInterface
    interface Damage {
        void to(Path mirror) throws IOException;
    }

    private record Case(String name, Damage damage) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What a transport may hide or word in its own way; {@link FileGitSessionTest} tries the rest. */
    static List<Object> damages() {
        List<Object> some = new ArrayList<>();
        for (Object each : allDamages()) {
            if (List.of("packs cut", "packs lost", "refs to nothing", "commit 0 cut", "commit 1 lost", "tree 0 garbled", "blob 0 cut")
                    .contains(each.toString())) {
                some.add(each);
            }
        }
        return some;
    }

    static List<Object> allDamages() {
        List<Object> all = new ArrayList<>();
        all.add(new Case("packs cut", mirror -> each(mirror, ".pack", DamagedMirrorContract::cut)));
        all.add(new Case("packs garbled", mirror -> each(mirror, ".pack", DamagedMirrorContract::garble)));
        all.add(new Case("packs lost", mirror -> each(mirror, ".pack", Files::delete)));
        all.add(new Case("indexes cut", mirror -> each(mirror, ".idx", DamagedMirrorContract::cut)));
        all.add(new Case("all objects lost", mirror -> delete(mirror.resolve("objects"))));
        all.add(new Case("HEAD garbled", mirror -> write(mirror.resolve("HEAD"), "\u0000\u0001 nothing")));
        all.add(new Case("config garbled", mirror -> write(mirror.resolve("config"), "[core\u0000")));
        all.add(new Case("shallow garbled", mirror -> write(mirror.resolve("shallow"), "no id\n")));
        all.add(new Case("shallow lost", mirror -> Files.deleteIfExists(mirror.resolve("shallow"))));
        all.add(new Case("refs garbled", mirror -> each(mirror.resolve("refs"), "", file -> write(file, "no id\n"))));
        all.add(new Case(
                "refs to nothing", mirror -> each(mirror.resolve("refs"), "", file -> write(file, "1".repeat(40) + "\n"))));
        all.add(new Case("packed-refs garbled", mirror -> write(mirror.resolve("packed-refs"), "no refs\n")));
        all.add(new Case("a file in place of the mirror", mirror -> {
            delete(mirror);
            write(mirror, "");
        }));
        for (String kind : List.of("commit", "tree", "blob")) {
            for (int nth = 0; nth < 2; nth++) {
                int chosen = nth;
                String which = kind + " " + nth;
                all.add(new Case(which + " lost", mirror -> hit(mirror, kind, chosen, Files::delete)));
                all.add(new Case(which + " cut", mirror -> hit(mirror, kind, chosen, DamagedMirrorContract::cut)));
                all.add(new Case(which + " garbled", mirror -> hit(mirror, kind, chosen, DamagedMirrorContract::garble)));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsDamagedIsMadeAnew(Case damage) throws Exception {
        update("1.23.1");
        harm(damage);
        update("1.23.2");
        harm(damage);
        repository.commit("main", Map.of("README.md", "theirs\n"), "Theirs");
        update("1.23.3");
        assertThat(repository.read("main", "README.md")).isEqualTo("theirs\n");
        assertThat(git("fsck", "--strict", "--full")).doesNotContain("error");
    }

    @ParameterizedTest
    @MethodSource("damages")
    void historiesAreComparedInWhatIsMadeAnew(Case damage) throws Exception {
        repository.commit("main", Map.of("README.md", "second\n"), "Second");
        String ours;
        try (GitSession session = sessions.open(remote())) {
            Snapshot base = session.fetch(GitRef.branch("main"));
            ours = commitTag(session, base, "1.23.1");
            session.push(ours, "bot", null, Map.of());
        }
        String theirs = repository.commit("bot", Map.of("apps.yaml", "a: 2\n"), "Theirs");
        for (int round = 0; round < 2; round++) {
            try (GitSession session = sessions.open(remote())) {
                Snapshot base = session.fetch(GitRef.branch("main"));
                Snapshot branch = session.fetchBranch("bot").orElseThrow();
                assertThat(session.ahead(branch, base)).extracting(CommitInfo::id, CommitInfo::ours)
                        .containsExactly(tuple(theirs, false), tuple(ours, true));
            }
            harm(damage);
        }
    }

    @Test
    void aGarbledListOfOurCommitsStopsNothing() throws Exception {
        update("1.23.1");
        try (Stream<Path> homes = Files.list(temp.resolve("mirrors"))) {
            for (Path home : homes.filter(Files::isDirectory).toList()) {
                garble(home.resolve("pushed"));
            }
        }
        update("1.23.2");
        try (GitSession session = sessions.open(remote())) {
            Snapshot head = session.fetch(GitRef.branch("main"));
            assertThat(session.ahead(head, head)).isEmpty();
        }
    }

    /** As a run does it: from a fetch to a push, again if the branch has moved. */
    private void update(String tag) throws Exception {
        try (GitSession session = sessions.open(remote())) {
            for (int attempt = 0; attempt < 3; attempt++) {
                Snapshot snapshot = session.fetch(GitRef.branch("main"));
                for (String file : snapshot.tree().files("apps")) {
                    snapshot.tree().read(file);
                }
                String before = text(snapshot, "apps/my-app/kustomization.yaml");
                String after = before.replaceAll("newTag: .*", "newTag: " + tag);
                String id = session.commit(
                        snapshot, List.of(change(snapshot, "apps/my-app/kustomization.yaml", after)), BOT, "To " + tag);
                PushOutcome outcome = session.push(id, "main", snapshot.commit(), Map.of());
                if (outcome instanceof PushOutcome.Pushed) {
                    assertThat(repository.read("main", "apps/my-app/kustomization.yaml")).contains(tag);
                    return;
                }
                assertThat(outcome).isInstanceOf(PushOutcome.Damaged.class);
            }
            throw new AssertionError("always moved");
        }
    }

    private void harm(Case damage) throws IOException {
        try (Stream<Path> homes = Files.list(temp.resolve("mirrors"))) {
            for (Path home : homes.filter(Files::isDirectory).toList()) {
                damage.damage().to(new MirrorGenerations(home).newest());
            }
        }
    }

    /** Damages the nth object of a kind, each object being a file of its own. */
    private static void hit(Path mirror, String kind, int nth, Damage damage) throws IOException {
        unpack(mirror);
        List<Path> files = new ArrayList<>();
        try (Repository repository = new FileRepository(mirror.toFile());
                ObjectReader reader = repository.newObjectReader();
                Stream<Path> all = Files.walk(mirror.resolve("objects"))) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getParent().getFileName() + "" + file.getFileName();
                if (ObjectId.isId(name) && kind.equals(kind(reader, ObjectId.fromString(name)))) {
                    files.add(file);
                }
            }
        }
        Path file = files.get(nth % files.size());
        file.toFile().setWritable(true);
        damage.to(file);
    }

    /** Empty if the object is damaged already. */
    private static String kind(ObjectReader reader, ObjectId id) {
        try {
            return Constants.typeString(reader.open(id).getType());
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private static void unpack(Path mirror) throws IOException {
        Map<ObjectId, byte[]> bytes = new LinkedHashMap<>();
        Map<ObjectId, Integer> types = new HashMap<>();
        try (Repository repository = new FileRepository(mirror.toFile());
                ObjectReader reader = repository.newObjectReader()) {
            for (File index : packs(mirror, ".idx")) {
                PackIndex.open(index).forEach(entry -> {
                    try {
                        ObjectLoader object = reader.open(entry.toObjectId());
                        bytes.put(entry.toObjectId(), object.getBytes());
                        types.put(entry.toObjectId(), object.getType());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
        for (File file : packs(mirror, "")) {
            Files.delete(file.toPath());
        }
        try (Repository repository = new FileRepository(mirror.toFile());
                ObjectInserter inserter = repository.newObjectInserter()) {
            for (Map.Entry<ObjectId, byte[]> each : bytes.entrySet()) {
                inserter.insert(types.get(each.getKey()), each.getValue());
            }
            inserter.flush();
        }
    }

    private static List<File> packs(Path mirror, String end) {
        File[] files = mirror.resolve("objects/pack").toFile().listFiles((folder, name) -> name.endsWith(end));
        return files == null ? List.of() : List.of(files);
    }

    private static void each(Path mirror, String end, Damage damage) throws IOException {
        if (!Files.exists(mirror)) {
            return;
        }
        try (Stream<Path> files = Files.walk(mirror)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(end)).toList()) {
                file.toFile().setWritable(true);
                damage.to(file);
            }
        }
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void garble(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 3; i < bytes.length; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
