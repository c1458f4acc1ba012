import { Link, useParams, useRouter } from "@tanstack/react-router";
import { Icon } from "../parts/icons.tsx";
import { ArticleReader } from "../reader/article-reader.tsx";

/** One article on its own: reached from a search, a feed or a colleague's link. */
export function ArticlePlace() {
  const { articleId } = useParams({ from: "/articles/$articleId" });
  const router = useRouter();
  return (
    <div className="single">
      <Link
        to="/search"
        className="up"
        data-up
        onClick={(event) => {
          if (!router.history.canGoBack()) return;
          event.preventDefault();
          router.history.back();
        }}
      >
        <Icon name="back" />
        Back
      </Link>
      <ArticleReader articleId={articleId} titled />
    </div>
  );
}
