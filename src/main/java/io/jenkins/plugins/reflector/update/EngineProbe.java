package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.ACL;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.config.RegistryProbe;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.registry.RegistryException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Asks registries as the watcher, jobs and steps would. What a registry says is for the log alone: else whoever may test a
 * connection could read what servers of the network answer (jenkins.md 1.8).
 */
@Extension
public class EngineProbe extends RegistryProbe {

    private static final Logger LOGGER = Logger.getLogger(EngineProbe.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EngineFactory engine = new EngineFactory(new JenkinsFacade());

    @NonNull
    @Override
    public Answer list(@NonNull ImageRepository repository, @CheckForNull Item item) throws InterruptedException {
        return list(engine.access(asker(item), ReflectorConfiguration.get().getRegistries(), user(item)), repository);
    }

    @NonNull
    @Override
    public Answer greet(@NonNull RegistryHost host) throws InterruptedException {
        return greet(engine.access(asker(null), List.of(host), ACL.SYSTEM2), host.getHost());
    }

    /** On whose agents: images of a job are asked from those alone on which who tries may build. */
    private static Authentication user(@CheckForNull Item item) {
        return item == null || item instanceof ItemGroup ? ACL.SYSTEM2 : Jenkins.getAuthentication2();
    }

    private static Asker asker(@CheckForNull Item item) {
        if (item == null) {
            return Asker.of(Owner.controller());
        }
        return item instanceof ItemGroup ? Asker.of(Owner.folder(item)) : Asker.job(CredentialsContext.of(item));
    }

    @NonNull
    static Answer list(@NonNull RegistryAccess access, @NonNull ImageRepository repository) throws InterruptedException {
        return answer(repository, (image, identity) -> {
            ScanResult tags = access.tags().urgent().scan(repository);
            int count = tags.tags().size();
            return new Answer(
                    true,
                    image.registry() + " shows " + image.repository() + " to " + identity + ": "
                            + (count == 1 ? "1 tag" : count + " tags")
                            + (tags.excluded().isEmpty() ? "" : ", and " + tags.excluded().size() + " that are excluded")
                            + (tags.complete() ? "." : ". The list is not complete."),
                    tags);
        }, access);
    }

    @NonNull
    static Answer greet(@NonNull RegistryAccess access, @NonNull String host) throws InterruptedException {
        // Any repository will do, since none is looked at.
        ImageRepository repository =
                ImageRepository.of(new ResourceName(ResourceName.DEFAULT_NAMESPACE, "any"), host + "/any", PATIENCE);
        return answer(repository, (image, identity) -> {
            access.greet(repository, image);
            return new Answer(true, host + " answers " + identity + ".", null);
        }, access);
    }

    /** Asks something. */
    private interface Question {

        Answer ask(ImageName image, String identity) throws ScanException, InterruptedException;
    }

    private static Answer answer(ImageRepository repository, Question question, RegistryAccess access)
            throws InterruptedException {
        String identity = "";
        try {
            ImageName image = ImageName.parse(repository.image());
            identity = access.identities().identity(repository, image);
            return question.ask(image, identity);
        } catch (InvalidImageNameException e) {
            return new Answer(false, "This is no image repository: " + e.getMessage() + ".", null);
        } catch (ScanException e) {
            LOGGER.log(Level.INFO, "A connection test for {0} failed: {1}", new Object[] {repository.image(), e.getMessage()});
            return new Answer(
                    false,
                    e.getCause() instanceof RegistryException refusal ? words(refusal, identity) : sentence(e.getMessage()),
                    null);
        }
    }

    private static String words(RegistryException refusal, String identity) {
        return switch (refusal.kind()) {
            case UNAUTHORIZED, FORBIDDEN -> "The registry refuses " + identity
                    + ": check the credentials, and what they may read.";
            case NOT_FOUND -> "The registry answers and shows no such repository to " + identity
                    + ": check its name, and what the credentials may read.";
            case RATE_LIMITED -> "The registry answers and wants to be asked less by " + identity + ": try again later.";
            case INSECURE -> "The registry wants something unsafe, so nothing was sent to it: allow plain HTTP or the token host, if you trust them.";
            default -> "The registry cannot be reached, or does not answer as registries do: check host, mirror, proxy and certificates. "
                    + "The log of Jenkins has the details.";
        };
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }
}
