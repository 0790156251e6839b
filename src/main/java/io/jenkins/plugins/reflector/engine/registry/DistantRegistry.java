package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryErrand.Answer;
import io.jenkins.plugins.reflector.engine.registry.RegistryErrand.Question;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Has registries asked by another machine. What it brings is taken for what it is, the words of a machine that runs other
 * people's builds: whatever could be no answer of a registry is refused.
 */
public final class DistantRegistry implements RegistryReader {

    private static final int MOST_WORDS = 500;

    /** The most tags that are taken; no registry has as many in one repository. */
    static final int MOST_TAGS = 2_000_000;

    private static final int MOST_PLATFORMS = 1_000;
    private static final Pattern PLATFORM = Pattern.compile("[\\w.+-]{1,64}/[\\w.+-]{1,64}(/[\\w.+-]{1,64})?");

    private final Messenger messenger;

    public DistantRegistry(@NonNull Messenger messenger) {
        this.messenger = messenger;
    }

    /** Runs errands elsewhere. */
    @FunctionalInterface
    public interface Messenger {

        /**
         * Calls {@link RegistryErrand#run} there.
         *
         * @throws IOException if nobody can, or who could vanished; the message says who and what to do
         */
        @NonNull
        Answer carry(@NonNull RegistryErrand errand) throws IOException, InterruptedException;
    }

    @NonNull
    @Override
    public TagList listTags(RegistryTarget target) throws RegistryException, InterruptedException {
        TagList told = ask(Question.TAGS, target, "").list();
        if (told == null || told.tags().size() > MOST_TAGS) {
            throw refused(target, "no list of tags, or one that is too long");
        }
        CollectedTags usable = new CollectedTags();
        usable.add(told.tags());
        String cut = told.cutBy() == null ? null : SafeText.clean(told.cutBy(), 300);
        RegistryAnswer answer = told.answer() == null ? null : told.answer().fit(target.credentials());
        return new TagList(
                usable.tags(), Math.max(1, told.pages()), cut, usable.unusable() + Math.max(0, told.unusable()), null, answer);
    }

    @NonNull
    @Override
    public String resolveDigest(RegistryTarget target, String tag) throws RegistryException, InterruptedException {
        String digest = ask(Question.DIGEST, target, tag).digest();
        if (digest == null || !Digests.isDigest(digest)) {
            throw refused(target, "no digest");
        }
        return digest;
    }

    @NonNull
    @Override
    public List<Platform> platforms(RegistryTarget target, String reference)
            throws RegistryException, InterruptedException {
        List<String> told = ask(Question.PLATFORMS, target, reference).platforms();
        if (told == null || told.size() > MOST_PLATFORMS) {
            throw refused(target, "no list of platforms, or one that is too long");
        }
        List<Platform> platforms = new ArrayList<>();
        for (String each : told) {
            if (!PLATFORM.matcher(each).matches()) {
                throw refused(target, "something that is no platform");
            }
            platforms.add(Platform.parse(each));
        }
        return platforms;
    }

    @NonNull
    @Override
    public Optional<Instant> created(RegistryTarget target, String reference)
            throws RegistryException, InterruptedException {
        return Optional.ofNullable(ask(Question.CREATED, target, reference).createdMillis()).map(Instant::ofEpochMilli);
    }

    private Answer ask(Question question, RegistryTarget target, String reference)
            throws RegistryException, InterruptedException {
        RegistryErrand errand = new RegistryErrand(question, target, reference);
        Answer answer;
        try {
            answer = messenger.carry(errand);
        } catch (IOException e) {
            throw new RegistryException(
                    RegistryException.Kind.UNAVAILABLE,
                    target.subject() + " could not be asked: "
                            + SafeText.ofServer(String.valueOf(e.getMessage()), target.credentials(), MOST_WORDS),
                    SafeText.cause(e, target.credentials()));
        }
        Optional<RegistryException> failure = errand.failure(answer);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return answer;
    }

    private static RegistryException refused(RegistryTarget target, String what) {
        return new RegistryException(
                RegistryException.Kind.MALFORMED,
                target.subject() + ": the agent that asked for it brought " + what + "; look at that agent");
    }
}
