package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.credentials.SecretTextLookup;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.webhook.Debounce;
import io.jenkins.plugins.reflector.engine.webhook.JwtKeys;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** The webhooks of this controller. */
@Extension
public class WebhookService {

    private final Clock clock = Clock.systemUTC();
    private final DeliveryQueue queue = new DeliveryQueue(
            Duration.ofMillis(250), new NamingThreadFactory(new DaemonThreadFactory(), "Image Reflector webhooks"));
    private final Endpoints endpoints = new Endpoints(
            () -> ReflectorConfiguration.get().webhooksAsSaved(),
            new Secrets() {
                @NonNull
                @Override
                public Optional<String> find(@NonNull String id) {
                    return new SecretTextLookup(CredentialsContext.global()).find(id);
                }

                @Override
                public boolean isFips() {
                    return new JenkinsFacade().isFips();
                }
            },
            new JwtKeys(new GoogleKeys(), clock),
            clock);
    private final ScanHints hints = new ScanHints(
            Debounce.DEFAULT_WINDOW,
            new ScanHints.Scans() {
                @Override
                public void request(@NonNull ResourceName repository) {
                    scan(repository);
                }

                @Override
                public boolean isRequested(@NonNull ResourceName repository) {
                    return WatcherService.get().isScanRequested(repository);
                }
            },
            new OwedScans(new JenkinsFacade().stateDirectory().resolve("webhook-hints.v1.txt")),
            (what, after) -> Timer.get().schedule(what, after.toMillis(), TimeUnit.MILLISECONDS),
            clock);
    private final Intake intake = new Intake(endpoints, Catalogs::current, this::offer, hints, clock);

    /** The one of this controller. */
    @NonNull
    static WebhookService get() {
        return ExtensionList.lookupSingleton(WebhookService.class);
    }

    private boolean offer(Runnable work) {
        return queue.offer(() -> {
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                work.run();
            }
        });
    }

    private static void scan(ResourceName repository) {
        WatcherService watcher = WatcherService.get();
        watcher.logs().line(WatchedKind.IMAGE_REPOSITORY, repository, "A webhook's delivery names it: it is scanned.");
        watcher.requestScan(repository);
    }

    /** Goes on, once everything is loaded, with what deliveries named before Jenkins was started. */
    @Extension
    public static final class Resume extends ItemListener {

        @Override
        public void onLoaded() {
            get().hints.resume();
        }
    }

    @NonNull
    Endpoints endpoints() {
        return endpoints;
    }

    @NonNull
    Intake intake() {
        return intake;
    }

    /** Reads nothing any more. */
    @Terminator
    public static void close() {
        get().queue.close();
    }
}
