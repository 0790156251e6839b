package hudson.model;

/** Signature only, of what the plugin uses. */
public class Queue implements hudson.model.Saveable {

    private Queue() {}

    public void save() {
        throw new IllegalStateException("a signature, no code");
    }

    public java.util.List<hudson.model.Queue.Item> getItems(hudson.model.Queue.Task t) {
        throw new IllegalStateException("a signature, no code");
    }

    public static <V> V withLock(java.util.concurrent.Callable<V> callable) throws java.lang.Exception {
        throw new IllegalStateException("a signature, no code");
    }

    public interface Executable extends java.lang.Runnable {
    }

    public abstract static class Item extends hudson.model.Actionable implements jenkins.model.queue.QueueItem {

        private Item() {}
    }

    public abstract static class NotWaitingItem extends hudson.model.Queue.Item {

        private NotWaitingItem() {}
    }

    public static final class BuildableItem extends hudson.model.Queue.NotWaitingItem {

        private BuildableItem() {}

        public boolean isPending() {
            throw new IllegalStateException("a signature, no code");
        }
    }

    public interface Task extends hudson.model.ModelObject {
    }
}
